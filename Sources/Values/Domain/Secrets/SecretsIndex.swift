/// `secrets.idx`: by what the secrets of a run's environment are recognised for ever, without being kept.
package struct SecretsIndex: Hashable, Sendable {
    private static let mark = Array("RSECIDX2".utf8)

    package private(set) var records: [SecretRecord] = []

    package init() {}

    /// The secrets among these values, each writing of each once.
    package init(environment: [String: String], key: [UInt8]) {
        let secrets = environment.filter { SecretNames.isSecret(name: $0.key, value: $0.value) }.map(\.value)
        var seen: Set<[UInt8]> = []
        for secret in Set(secrets).sorted() {
            for form in SecretForm.allCases {
                for writing in form.writings(of: Array(secret.utf8)) where seen.insert(writing).inserted {
                    records.append(SecretRecord(writing, form: form, key: key))
                }
            }
        }
    }

    package init(parsing bytes: [UInt8]) throws(SecretsIndexError) {
        guard bytes.count >= 16, bytes.starts(with: Self.mark) else { throw .notAnIndex }
        let count: UInt64 = Self.number(bytes[8..<16])
        let room = bytes.count - 16
        guard room % SecretRecord.bytes == 0, UInt64(room / SecretRecord.bytes) == count else {
            throw .wrongSize(bytes: bytes.count, records: count)
        }
        for place in 0..<Int(count) {
            let record = bytes[(16 + place * SecretRecord.bytes)...].prefix(SecretRecord.bytes)
            let start = record.startIndex
            let length: UInt32 = Self.number(record[start..<start + 4])
            guard length >= SecretNames.bytesMin else { throw .wrongLength(record: place) }
            records.append(
                SecretRecord(
                    length: Int(length),
                    form: record[start + 4],
                    // What is not known is taken as the worst.
                    lines: SecretLines(rawValue: record[start + 5]) ?? .severalAtOnce,
                    guide: Self.number(record[start + 6..<start + 8]),
                    hash: Self.number(record[start + 8..<start + 16]),
                    code: Array(record[(start + 16)...])
                )
            )
        }
    }

    package var bytes: [UInt8] {
        var bytes = Self.mark
        Self.append(UInt64(records.count), to: &bytes)
        for record in records {
            Self.append(UInt32(clamping: record.length), to: &bytes)
            bytes += [record.form, record.lines.rawValue]
            Self.append(record.guide, to: &bytes)
            Self.append(record.hash, to: &bytes)
            bytes += record.code
        }
        return bytes
    }

    private static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
    }

    private static func number<Number: FixedWidthInteger>(_ bytes: ArraySlice<UInt8>) -> Number {
        bytes.reversed().reduce(0) { $0 << 8 | Number($1) }
    }
}
