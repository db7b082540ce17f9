/// Finds the secrets of a run in a stream of bytes that comes in pieces of any size.
///
/// For each length that a secret has, a hash of the last so many bytes is kept; where one is known, the code under the
/// key decides.
package struct SecretScanner: Sendable {
    /// All writings of one length.
    private struct Window: Sendable {
        let length: Int
        var hash: RollingHash
        var records: [UInt64: [SecretRecord]] = [:]
    }

    private let key: [UInt8]
    private var windows: [Window] = []
    /// The last bytes, as many as the longest window has, and the place of the next one among them.
    private var recent: [UInt8]
    private var next = 0
    private var bytesTaken: Int64 = 0

    package init(_ index: SecretsIndex, key: [UInt8]) {
        self.key = key
        let base = RollingHash.base(key: key)
        for (length, records) in Dictionary(grouping: index.records, by: \.length).sorted(by: { $0.key < $1.key }) {
            var window = Window(length: length, hash: RollingHash(length: length, base: base))
            window.records = Dictionary(grouping: records, by: \.hash)
            windows.append(window)
        }
        recent = [UInt8](repeating: 0, count: windows.last?.length ?? 0)
    }

    /// Tells each secret whose last byte is among these, shorter ones before longer ones that end in the same place.
    package mutating func scan(_ bytes: UnsafeRawBufferPointer, _ found: (SecretMatch) -> Void) {
        guard !windows.isEmpty else { return }
        for byte in bytes {
            for place in windows.indices {
                let length = windows[place].length
                if bytesTaken < length {
                    windows[place].hash.take(byte)
                } else {
                    windows[place].hash.roll(out: recent[(next + recent.count - length) % recent.count], in: byte)
                }
            }
            recent[next] = byte
            next = (next + 1) % recent.count
            bytesTaken += 1
            for window in windows where bytesTaken >= window.length {
                if let match = match(window) { found(match) }
            }
        }
    }

    package mutating func scan(_ bytes: [UInt8]) -> [SecretMatch] {
        var matches: [SecretMatch] = []
        bytes.withUnsafeBytes { scan($0) { matches.append($0) } }
        return matches
    }

    private func match(_ window: Window) -> SecretMatch? {
        guard let records = window.records[window.hash.value] else { return nil }
        let start = next + recent.count - window.length
        let bytes = (start..<start + window.length).map { recent[$0 % recent.count] }
        let code = HMACSHA256.code(bytes, key: key)
        guard let record = records.first(where: { HMACSHA256.isEqual($0.code, code) }) else { return nil }
        return SecretMatch(offset: bytesTaken - Int64(window.length), length: window.length, form: record.form)
    }
}
