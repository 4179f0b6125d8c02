"""One open initiative: typed reads and writes, history, undo, events; and the home folder."""
