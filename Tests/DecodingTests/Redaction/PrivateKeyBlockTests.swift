import Testing

@testable import Decoding

@Suite struct PrivateKeyBlockTests {
    private let line = String(repeating: "MIIEvQ+/", count: 8)

    private func runs(_ text: String) -> [String] {
        var block = PrivateKeyBlock()
        block.open()
        return runs(text, &block)
    }

    private func runs(_ text: String, _ block: inout PrivateKeyBlock) -> [String] {
        let bytes = Array(text.utf8)
        var runs: [Range<Int>] = []
        bytes.withUnsafeBytes { block.take($0, 0..<$0.count, &runs) }
        return runs.map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    @Test(arguments: [
        "-----BEGIN PRIVATE KEY-----", "-----BEGIN RSA PRIVATE KEY-----", "-----BEGIN OPENSSH PRIVATE KEY-----",
        "-----BEGIN PGP PRIVATE KEY BLOCK-----", "-----BEGIN+EC+PRIVATE+KEY-----",
    ])
    func theHeadsOfPrivateKeysAreKnown(head: String) {
        let end = Array(head.utf8).withUnsafeBytes { PrivateKeyBlock.headEnd(in: $0, at: 4) }
        #expect(end == head.utf8.count)
    }

    @Test(arguments: ["-----BEGIN PUBLIC KEY-----", "-----BEGIN CERTIFICATE-----", "-----BEGIN PRIVATE KEY", "----"])
    func otherHeadsAreNot(head: String) {
        #expect(Array(head.utf8).withUnsafeBytes { PrivateKeyBlock.headEnd(in: $0, at: 4) } == nil)
    }

    @Test func itGoesOnFromPieceToPieceUntilItsEnd() {
        var block = PrivateKeyBlock()
        block.open()
        #expect(runs("\n\(line)\n", &block) == [line])
        #expect(runs("Ab3=\n", &block) == ["Ab3="])
        #expect(block.isOpen)
        #expect(runs("-----END PRIVATE KEY-----\n\(line)\n", &block).isEmpty)
        #expect(!block.isOpen)
    }

    @Test func wordsAndHeadersWithinAreLeftAlone() {
        let header = "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0123456789ABCDEF\n\n"
        #expect(runs("\n\(header)\(line)\nAb3=\n-----END RSA PRIVATE KEY-----\n") == [line, "Ab3="])
        #expect(runs("\n\(line) is what it looks like\n") == [line])
    }

    @Test func itIsGivenUpWhereNoKeyFollows() {
        var block = PrivateKeyBlock()
        block.open()
        _ = runs(String(repeating: "no key. ", count: PrivateKeyBlock.gapBytesMax), &block)
        #expect(!block.isOpen)
        block.open()
        _ = runs(String(repeating: line + "\n", count: PrivateKeyBlock.bytesMax / 64), &block)
        #expect(!block.isOpen)
    }
}
