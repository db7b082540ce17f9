import Domain

/// A copy as it would be by now, had the import taken all files up to here.
struct PlannedCopy {
    /// The bytes of one version: those of a file, or of a session of opencode, of which only a digest is kept.
    enum Content {
        case file(String, bytes: Int64)
        case lines(LinesDigest)
    }

    let format: TranscriptFormat
    let undated: WallTime
    /// What is there of it already.
    let known: ImportedCopy?
    /// Of a document each version that came, else the longest form of the file.
    var contents: [Content] = []
    /// When a session of opencode was changed last.
    var updatedAt: WallTime?
    /// Up to where it would be rows by now; nothing where only the index knows.
    var readEnd: Int64?
}
