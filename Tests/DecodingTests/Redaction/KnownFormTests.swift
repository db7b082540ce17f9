import Domain
import Testing

@testable import Decoding

@Suite struct KnownFormTests {
    @Test func everyFormIsNoticedByItsPairs() {
        for form in KnownForm.all {
            #expect(form.pairs.allSatisfy { $0.utf8.count == 2 })
            for pair in form.pairs {
                let number = pair.utf8.reversed().reduce(UInt16(0)) { $0 << 8 | UInt16($1) }
                #expect(PairTable.shared.forms(of: number).contains { $0.rule == form.rule })
                #expect(PairTable.shared.bits[Int(number >> 6)] >> UInt64(number & 63) & 1 == 1)
            }
        }
        #expect(Set(KnownForm.all.map(\.rule)) == Set(RedactionRule.allCases).subtracting([.secret, .privateKey]))
    }

    @Test func aPrefixThatIsShortMustBeginAWord() {
        let secret = "sk-0123456789abcdef0123456789abcdef"
        #expect(Redactor.found("a \(secret) b") == [secret])
        #expect(Redactor.found(#"{"a":"x\n\#(secret)"}"#) == [secret])
        #expect(Redactor.found("\u{1B}[1;31m\(secret)\u{1B}[0m") == [secret])
        #expect(Redactor.found("ta\(secret)").isEmpty)
    }

    @Test func aBodyOfAnotherLengthIsAnotherThing() {
        #expect(Redactor.found("AKIAIOSFODNN7EXAMPL").isEmpty)
        #expect(Redactor.found("AKIAIOSFODNN7EXAMPLE9").isEmpty)
        #expect(
            Redactor.found("sbp_0123456789012345678901234567890123456789") == [
                "sbp_0123456789012345678901234567890123456789"
            ]
        )
        #expect(Redactor.found("sbp_0123456789012345678901234567890123456789a").isEmpty)
    }

    @Test func aTokenOfThreePartsIsFoundAndOneOfTwoIsNot() {
        let parts = [
            "eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiIxMjM0NTY3ODkwIn0", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
        ]
        #expect(Redactor.found("jwt \(parts.joined(separator: ".")) x") == [parts.joined(separator: ".")])
        #expect(Redactor.found("\(parts[0]).\(parts[1])").isEmpty)
        #expect(Redactor.found("eyJ2ZXJzaW9uIjozLCJmaWxlIjoiYS5qcyIsInNvdXJjZXMiOltdfQ").isEmpty)
    }

    @Test func bodiesAreTakenByTheirCharactersAndNeeds() {
        func end(_ body: TokenBody, _ text: String) -> Int? {
            Array(text.utf8).withUnsafeBytes { body.end(in: $0, from: 0) }
        }
        #expect(end(TokenBody(.hex, 4...6, needs: .nothing), "abcd!") == 4)
        #expect(end(TokenBody(.hex, 4...6, needs: .nothing), "abcdef0") == nil)
        #expect(end(TokenBody(.token, atLeast: 3, needs: .digit), "abc-d") == nil)
        #expect(end(TokenBody(.token, atLeast: 3, needs: .bothCases), "abC-d") == 5)
        #expect(end(TokenBody(.token, atLeast: 3), "abc123456") == 9)
        #expect(!ByteClass.word.contains(0xc3))
    }
}
