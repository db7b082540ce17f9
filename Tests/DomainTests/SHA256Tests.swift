import Domain
import Testing

@Suite struct SHA256Tests {
    /// FIPS 180-4, as in the examples that NIST publishes with it.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrst"
                + "nopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
    ])
    func publishedVectorsAreMet(text: String, digest: String) {
        #expect(Hex.encode(SHA256.digest(Array(text.utf8))) == digest)
    }

    @Test func aMillionLettersAreHashed() {
        let digest = SHA256.digest([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
        #expect(Hex.encode(digest) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test(arguments: [1, 3, 55, 56, 63, 64, 65, 127, 128, 129])
    func piecesOfAnySizeGiveTheSameDigest(piece: Int) {
        let bytes = (0..<517).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        var hash = SHA256()
        for start in stride(from: 0, to: bytes.count, by: piece) {
            hash.update(Array(bytes[start..<min(start + piece, bytes.count)]))
            hash.update([])
        }
        #expect(hash.finish() == SHA256.digest(bytes))
    }

    @Test func everyLengthAroundABlockHasADigestOfItsOwn() {
        let digests = (0..<200).map { SHA256.digest([UInt8](repeating: 0, count: $0)) }
        #expect(Set(digests).count == 200)
        #expect(digests.allSatisfy { $0.count == SHA256.digestBytes })
    }

    @Test func aFinishedHashCanBeFedOn() {
        var hash = SHA256()
        hash.update(Array("ab".utf8))
        #expect(hash.finish() == SHA256.digest(Array("ab".utf8)))
        hash.update(Array("c".utf8))
        #expect(hash.finish() == SHA256.digest(Array("abc".utf8)))
    }

    @Test func anyChangedBitChangesTheDigest() {
        let bytes = [UInt8](repeating: 0x55, count: 70)
        let digest = SHA256.digest(bytes)
        for place in stride(from: 0, to: bytes.count * 8, by: 5) {
            var changed = bytes
            changed[place / 8] ^= 1 << UInt8(place % 8)
            #expect(SHA256.digest(changed) != digest)
        }
    }
}
