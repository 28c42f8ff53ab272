"""What a chain map says when it is asked: pure functions over plain arrays, without a database and without Django."""
