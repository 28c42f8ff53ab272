"""Files that people have: read with every defect told, nothing dropped silently, and a sentence where a file cannot be read."""
