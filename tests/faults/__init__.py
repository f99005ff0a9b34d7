"""What becomes of the desk when the program is torn away: faults made on purpose, and what must hold after each."""
