import Domain
import JSON
import Testing

@Suite struct FieldShapeTests {
    private func reads<Value>(_ value: JSONValue, as shape: FieldShape<Value>) -> Bool {
        Deliberate.ignore(because: "the test asks whether it fails") { () throws(FieldError) in
            try Fields(["k": value]).required("k", shape)
        } != nil
    }

    @Test func aCountIsNotNegative() {
        #expect(reads(0, as: .count))
        #expect(!reads(-1, as: .count))
        #expect(!reads(1.5, as: .count))
        #expect(reads(-1, as: .integer))
    }

    @Test func aNumberFitsADouble() {
        #expect(reads(1.5, as: .number))
        #expect(!reads(.decimal("1e400"), as: .number))
        #expect(!reads("1.5", as: .number))
    }

    @Test func everyElementOfAListIsAText() {
        #expect(reads([], as: .texts))
        #expect(!reads(["a", nil], as: .texts))
        #expect(!reads("a", as: .texts))
    }

    @Test func idsAndTimesFollowTheirOwnGrammar() {
        #expect(!reads("a/b", as: FieldShape<TaskID>.id))
        #expect(!reads("gh-1", as: FieldShape<SessionID>.id))
        #expect(!reads("yesterday", as: .time))
        #expect(!reads(7, as: .time))
    }

    @Test func anyTextIsATerm() {
        #expect(reads("novelty", as: FieldShape<Term<Level>>.term()))
        #expect(!reads(true, as: FieldShape<Term<Level>>.term()))
    }

    @Test func aReaderMayBringAShapeOfItsOwn() throws {
        let even = FieldShape(expected: "an even number") { value in
            value.integerValue.flatMap { $0 % 2 == 0 ? $0 : nil }
        }
        #expect(try Fields(["k": 4]).required("k", even) == 4)
        #expect(throws: FieldError.wrong("k", expected: "an even number")) { try Fields(["k": 3]).required("k", even) }
    }

    @Test func everyElementOfAListIsAnObject() {
        #expect(reads([.object(["a": 1])], as: .objects))
        #expect(!reads([.object([:]), 1], as: .objects))
    }
}
