// What a PDF says of itself before it is read: its title and its language, which older Chromiums leave out.

/** The bytes of a PDF in; the same with a title, which windows show in place of the file's name, and the language of its words. */
export async function titledPdf(pdf: Uint8Array, title: string): Promise<Uint8Array> {
  // Half a megabyte of code that nothing else needs.
  const { PDFDocument } = await import('@cantoo/pdf-lib')
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  document.setTitle(title, { showInWindowTitleBar: true })
  document.setLanguage('en')
  return document.save({ useObjectStreams: false, addDefaultPage: false })
}
