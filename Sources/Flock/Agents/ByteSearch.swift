/// Looks for bytes in others: cheap enough to be done with each line that an agent prints.
enum ByteSearch {
    /// Whether these stand in those, one behind the other.
    static func holds(_ wanted: [UInt8], in bytes: [UInt8]) -> Bool {
        guard let first = wanted.first else { return true }
        var from = bytes.startIndex
        while let found = bytes[from...].firstIndex(of: first), found + wanted.count <= bytes.endIndex {
            if bytes[found..<found + wanted.count].elementsEqual(wanted) { return true }
            from = found + 1
        }
        return false
    }
}
