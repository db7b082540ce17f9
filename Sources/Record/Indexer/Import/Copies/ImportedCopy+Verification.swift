import Platform

extension ImportedCopy {
    /// Compares each file that it was found in with it, byte for byte. An error says that the copy itself, or the file,
    /// cannot be read.
    package func verify() throws(IndexerError) -> [(path: String, verdict: CopyVerdict)] {
        var verdicts: [(path: String, verdict: CopyVerdict)] = []
        for path in metadata.paths { try verdicts.append((path, verify(against: path))) }
        return verdicts
    }

    private func verify(against path: String) throws(IndexerError) -> CopyVerdict {
        if format == .opencodeSession { return .derived }
        let status = try IndexerError.onDisk { () throws(PlatformError) in try disk.status(of: path) }
        guard status?.kind == .file else { return .gone }
        var source = try PlainBytes(path, on: disk)
        var content = try content()
        let common = min(source.bytes, content.bytes)
        if let place = try ByteComparison.firstDifference(between: &source, and: &content, in: 0..<common) {
            return .changed(at: place)
        }
        if source.bytes > common { return .grown(by: source.bytes - common) }
        return content.bytes > common ? .shrunk(to: common) : .equal
    }
}
