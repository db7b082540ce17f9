import JSON
import TestSupport
import Testing

/// Whatever the bytes are, the reader answers with a value that it would read again, or with an error inside them.
@Suite struct JSONReaderFuzzTests {
    private static let seed: UInt64 = 20_261_121
    private static let document = Array(
        [
            #"{"seq":41,"eventId":"run-1:event:0041","level":"info","createdAt":"2026-11-21T00:53:03.123Z","#,
            #""message":"a \"quoted\" \\ line\n\u00e9\ud83d\ude80 日本","#,
            #""data":{"n":[0,-1,1.5e3,9007199254740993,null,true,false,[],{}],"e":""},"sum":"0a"}"#,
        ].joined().utf8
    )

    private func check(_ bytes: [UInt8], _ origin: String) {
        do throws(JSONError) {
            let value = try JSONReader.read(bytes)
            let again = try JSONReader.read(JSONWriter.bytes(value))
            #expect(again == value, "\(origin): \(bytes)")
        } catch {
            #expect((0...bytes.count).contains(error.offset), "\(origin): \(error)")
        }
    }

    @Test func theDocumentItselfIsValid() {
        #expect(throws: Never.self) { try JSONReader.read(Self.document) }
    }

    @Test func mutationsNeverTrap() {
        var random = SeededGenerator(seed: Self.seed)
        for turn in 0..<20_000 {
            var bytes = Self.document
            for _ in 0..<Int.random(in: 1...4, using: &random) { Self.mutate(&bytes, using: &random) }
            check(bytes, "seed \(Self.seed), turn \(turn)")
        }
    }

    @Test func everyPrefixIsRefusedAtItsEnd() {
        for count in 0..<Self.document.count {
            #expect(throws: JSONError.unexpectedEnd(offset: count)) {
                try JSONReader.read(Array(Self.document[..<count]))
            }
        }
    }

    @Test func everyByteInTheMiddleIsSurvived() {
        for byte in UInt8.min...UInt8.max {
            for place in stride(from: 0, to: Self.document.count, by: 7) {
                var bytes = Self.document
                bytes[place] = byte
                check(bytes, "byte \(byte) at \(place)")
            }
        }
    }

    private static func mutate(_ bytes: inout [UInt8], using random: inout SeededGenerator) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: bytes.indices, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
        case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 2: bytes.remove(at: place)
        case 3: bytes.insert(Array(#"{}[]",:\u0e-.tfn"#.utf8).randomElement(using: &random) ?? 0, at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...12, using: &random)))
        }
    }
}
