import Testing

@testable import Decoding

@Suite struct EscapeReaderTests {
    private struct Notes: EscapeSink {
        var told: [String] = []
        mutating func take(ascii: UnsafeRawBufferPointer) { told.append(String(decoding: ascii, as: UTF8.self)) }
        mutating func take(_ scalar: Unicode.Scalar) { told.append("U+" + String(scalar.value, radix: 16)) }
        mutating func take(control: UInt8) { told.append("^\(control)") }
        mutating func take(_ sequence: EscapeSequence) {
            let mark = sequence.mark.map { String(Unicode.Scalar($0)) } ?? ""
            let parameters = String(decoding: sequence.parameters, as: UTF8.self)
            told.append("\(sequence.isControl ? "[" : "")\(mark)\(parameters)\(Unicode.Scalar(sequence.final))")
        }
    }

    private func told(_ text: String) -> [String] {
        var reader = EscapeReader()
        var notes = Notes()
        Array(text.utf8).withUnsafeBytes { reader.take($0, into: &notes) }
        reader.finish(into: &notes)
        return notes.told
    }

    @Test func textControlsAndSequencesAreToldApart() {
        #expect(told("ab\u{1B}[1;31mc\r\u{1B}[?25hé\u{1B}7") == ["ab", "[1;31m", "c", "^13", "[?25h", "U+e9", "7"])
        #expect(told("\u{1B}\u{1B}[A\u{1B}[\u{1B}[B") == ["[A", "[B"])
        #expect(told("\u{1B}(Bx") == ["x"])
    }

    @Test func aSequenceThatDoesNotEndIsGivenUp() {
        #expect(told("\u{1B}[12\nx") == ["^10", "x"])
        #expect(told("\u{1B}]0;a\nx") == ["^10", "x"])
        let long = String(repeating: "y", count: EscapeReader.skippedBytesMax)
        #expect(told("\u{1B}P\(long)x") == ["x"])
        #expect(told("\u{1B}[\(String(repeating: "1", count: 100))mx") == ["x"])
    }

    @Test func numbersAreBoundedAndCountFromOne() {
        func sequence(_ parameters: String) -> EscapeSequence {
            EscapeSequence(isControl: true, final: 0x41, parameters: Array(parameters.utf8))
        }
        #expect(sequence("3;4").number(1) == 4)
        #expect(sequence("").number() == nil)
        #expect(sequence("0").number() == nil)
        #expect(sequence("99999999999999999999").number() == 1 << 16)
        #expect(PartialCharacter.replacement == "\u{FFFD}")
    }
}
