"""A room that exists only for tests of the kernel: something to count, with everything that makes counting hard."""
