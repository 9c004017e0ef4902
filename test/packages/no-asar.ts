// Electron's Node shows an asar as a folder; here it is a file as any other.
process.noAsar = true;
