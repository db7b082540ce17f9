/// Tells whether a secret of a run begins at a place of a text.
///
/// `guides` says where to ask: a place whose guide is not among them begins no secret. There the hash of as many bytes
/// as a writing has is compared, and where it is known, the code under the key decides.
package struct SecretScanner: Sendable {
    package let guides: SecretGuide
    /// Of the longest writing; 0 where there is none.
    package let lengthMax: Int
    /// Whether a secret is written in another way within JSON, so that JSON within JSON has yet another.
    package let hasJSONWritings: Bool

    private let key: [UInt8]
    private let base: UInt64
    private let records: [UInt16: [SecretRecord]]
    /// Of the longest writing in which a line ends.
    private let lengthOverLinesMax: Int
    private let spansLinesAtOnce: Bool

    package init(_ index: SecretsIndex = SecretsIndex(), key: [UInt8] = []) {
        self.key = key
        base = RollingHash.base(key: key)
        // Longer ones first: what is found is the longest.
        records = Dictionary(grouping: index.records.sorted { $0.length > $1.length }, by: \.guide)
        lengthMax = index.records.map(\.length).max() ?? 0
        lengthOverLinesMax = index.records.filter { $0.lines != .one }.map(\.length).max() ?? 0
        spansLinesAtOnce = index.records.contains { $0.lines == .severalAtOnce }
        hasJSONWritings = index.records.contains { $0.form == SecretForm.json.rawValue }
        var guides = SecretGuide(key: key)
        records.keys.forEach { guides.insert($0) }
        self.guides = guides
    }

    package var isEmpty: Bool { records.isEmpty }

    /// The longest secret that begins at the place, where at least eight bytes are left.
    package func match(in bytes: UnsafeRawBufferPointer, at place: Int) -> SecretMatch? {
        guard !records.isEmpty, place + SecretGuide.bytes <= bytes.count else { return nil }
        let head = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        guard let records = records[guides.guide(of: UInt64(littleEndian: head))] else { return nil }
        for record in records where place + record.length <= bytes.count {
            let writing = UnsafeRawBufferPointer(rebasing: bytes[place..<place + record.length])
            guard RollingHash.of(writing, base: base) == record.hash,
                HMACSHA256.isEqual(HMACSHA256.code(writing, key: key), record.code)
            else { continue }
            return SecretMatch(offset: place, length: record.length, form: record.form)
        }
        return nil
    }

    /// The first place at which a secret may begin that goes on beyond the end of the line at the end of these bytes.
    package func openPlace(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard lengthOverLinesMax > 0 else { return nil }
        let tail = max(start, bytes.count - lengthOverLinesMax + 1)..<max(start, bytes.count)
        for place in tail {
            guard place + SecretGuide.bytes <= bytes.count else { return spansLinesAtOnce ? place : nil }
            if mayGoOn(in: bytes, at: place, { $0.lines != .one }) { return place }
        }
        return nil
    }

    /// The first place at which any secret may begin that goes on beyond these bytes, as far as its first eight tell.
    package func unfinishedPlace(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        let last = bytes.count - SecretGuide.bytes
        let first = max(start, bytes.count - lengthMax + 1)
        guard lengthMax > 0, first <= last else { return nil }
        return (first...last).first { mayGoOn(in: bytes, at: $0) { _ in true } }
    }

    private func mayGoOn(
        in bytes: UnsafeRawBufferPointer,
        at place: Int,
        _ counts: (SecretRecord) -> Bool
    ) -> Bool {
        let head = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        let guide = guides.guide(of: UInt64(littleEndian: head))
        guard guides.contains(guide) else { return false }
        return records[guide]?.contains { counts($0) && place + $0.length > bytes.count } ?? false
    }

    /// Whether what goes over lines can be told by no line alone.
    package var looksPastEveryLine: Bool { spansLinesAtOnce }

    /// Every place at which a secret begins, by asking at each.
    package func matches(in bytes: [UInt8]) -> [SecretMatch] {
        bytes.withUnsafeBytes { bytes in bytes.indices.compactMap { match(in: bytes, at: $0) } }
    }
}
