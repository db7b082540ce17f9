import Testing

@testable import Queries

@Suite struct PlainTextTests {
    @Test func everyByteIsJudgedTheSameAtEveryPlace() {
        for byte in UInt8.min...UInt8.max {
            let isPlain = (0x20...0x7e).contains(byte) || byte == 0x0a || byte == 0x09
            for place in 0..<20 {
                var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 20)
                bytes[place] = byte
                let end = bytes.withUnsafeBytes { PlainText.end(in: $0, from: 0) }
                if end != (isPlain ? 20 : place) { Issue.record("byte \(byte) at \(place)") }
            }
        }
    }
}
