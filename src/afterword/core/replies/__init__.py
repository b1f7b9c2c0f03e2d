"""What a message means: the signs that it shows, the meaning they amount to, and the dates it names."""
