export function openPalette(): void {}
