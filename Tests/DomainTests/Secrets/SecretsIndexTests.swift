import Domain
import Testing

@Suite struct SecretsIndexTests {
    private let key = (0..<32).map { UInt8($0) }

    private func index(_ environment: [String: String]) -> SecretsIndex {
        SecretsIndex(environment: environment, key: key)
    }

    @Test func whatIsWrittenIsReadBack() throws {
        let index = index(["API_KEY": "sk-ant-12345/+", "GITHUB_TOKEN": "ghp_abcdefgh", "PATH": "/usr/bin:/bin"])
        #expect(index.records.count > 8)
        #expect(try SecretsIndex(parsing: index.bytes) == index)
        #expect(index.bytes.count == 16 + 48 * index.records.count)
        #expect(try SecretsIndex(parsing: SecretsIndex().bytes).records.isEmpty)
    }

    @Test func aRecordHoldsTheHashAndTheCodeOfItsWriting() throws {
        let writing = Array("12345678".utf8)
        let record = try #require(index(["API_KEY": "12345678"]).records.first)
        #expect(record == SecretRecord(writing, form: .plain, key: key))
        #expect(record.length == 8)
        #expect(record.hash == RollingHash.of(writing, base: RollingHash.base(key: key)))
        #expect(record.code == HMACSHA256.code(writing, key: key))
    }

    @Test func aRecordTellsWhetherItsWritingSpansLines() throws {
        let secrets = ["API_KEY": "1234\n5678", "B_KEY": "abcdefgh", "C_KEY": "abcdefgh\nijkl"]
        let read = try SecretsIndex(parsing: index(secrets).bytes).records
        #expect(read.filter { $0.lines != .one }.map(\.form) == [SecretForm.plain.rawValue, SecretForm.plain.rawValue])
        #expect(read.filter { $0.lines == SecretLines.severalAtOnce }.map(\.length) == [9])
    }

    @Test func noSecretCanBeReadFromIt() {
        let secret = Array("correct-horse-battery".utf8)
        let bytes = index(["PASSWORD": "correct-horse-battery"]).bytes
        for start in 0...(bytes.count - 6) { #expect(!secret.starts(with: bytes[start..<start + 6])) }
    }

    @Test func theSameSecretUnderTwoNamesIsRecordedOnce() {
        #expect(index(["A_KEY": "12345678", "B_TOKEN": "12345678"]) == index(["C_SECRET": "12345678"]))
        #expect(index(["API_KEY": "short", "HOME": "of-somebody"]).records.isEmpty)
    }

    @Test func anotherKeyGivesOtherRecords() {
        let other = SecretsIndex(environment: ["API_KEY": "12345678"], key: Array(repeating: 1, count: 32))
        let ours = index(["API_KEY": "12345678"])
        #expect(other.records.map(\.length) == ours.records.map(\.length))
        #expect(Set(other.records.map(\.hash)).isDisjoint(with: ours.records.map(\.hash)))
        #expect(Set(other.records.map(\.code)).isDisjoint(with: ours.records.map(\.code)))
    }

    @Test func whatIsNoIndexIsRefused() {
        let good = index(["API_KEY": "12345678"]).bytes
        #expect(throws: SecretsIndexError.notAnIndex) { try SecretsIndex(parsing: []) }
        #expect(throws: SecretsIndexError.notAnIndex) {
            try SecretsIndex(parsing: Array("RSECIDX1".utf8) + good.dropFirst(8))
        }
        #expect(throws: SecretsIndexError.self) { try SecretsIndex(parsing: Array(good.dropLast())) }
        #expect(throws: SecretsIndexError.self) { try SecretsIndex(parsing: good + good[16..<64]) }
        var many = good
        many[15] = 0xff
        #expect(throws: SecretsIndexError.self) { try SecretsIndex(parsing: many) }
        var empty = good
        empty.replaceSubrange(16..<20, with: [7, 0, 0, 0])
        #expect(throws: SecretsIndexError.wrongLength(record: 0)) { try SecretsIndex(parsing: empty) }
    }
}
