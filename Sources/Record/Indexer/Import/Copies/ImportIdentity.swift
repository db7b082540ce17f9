import Domain

/// By what a transcript is known again wherever it lies: its first line, or where that changes with the rest, the id of
/// its conversation, or where it has none, its place.
struct ImportIdentity: Hashable, Sendable {
    let format: TranscriptFormat
    let conversation: String?
    let digest: [UInt8]

    init(_ format: TranscriptFormat, conversation: String?, firstLine: ArraySlice<UInt8>, path: String) {
        self.format = format
        self.conversation = conversation
        var hash = SHA256()
        hash.update(Array(format.agent.rawValue.utf8) + [0])
        switch format.growth {
        case .appended: hash.update(Array(firstLine))
        case .rewritten: hash.update(Array((conversation ?? path).utf8))
        }
        digest = hash.finish()
    }

    /// The id, or where others have it already, the next one after so many.
    func id(after count: Int) throws(IdentifierError) -> Identifier {
        let digest = count == 0 ? digest : SHA256.digest(digest + Array("\(count)".utf8))
        return try Identifier("import-\(format.agent.rawValue)-\(Hex.encode(digest.prefix(8)))", noun: "import id")
    }
}
