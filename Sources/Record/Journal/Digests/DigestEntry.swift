import Domain

/// One line of `digests`.
enum DigestEntry {
    case head
    case block(DigestBlock)
    /// The last line: without it the file is torn.
    case foot(blockCount: Int64)

    init(_ fields: Fields, isFirst: Bool) throws(FieldError) {
        if isFirst {
            self = .head
        } else if try fields.optional("files", .count) != nil {
            self = .foot(blockCount: try fields.required("blocks", .count))
        } else {
            self = .block(try DigestBlock(fields))
        }
    }
}
