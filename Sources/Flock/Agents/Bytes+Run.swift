extension [UInt8] {
    /// Whether these bytes stand in it, one behind the other.
    func contains(run wanted: [UInt8]) -> Bool {
        guard let first = wanted.first, count >= wanted.count else { return false }
        var from = startIndex
        while let found = self[from...].firstIndex(of: first), found + wanted.count <= endIndex {
            if self[found..<found + wanted.count].elementsEqual(wanted) { return true }
            from = found + 1
        }
        return false
    }
}
