import JSON
import Testing

@testable import Supervision

@Suite struct LookedTests {
    @Test func whatCouldNotBeFoundSaysWhyAndIsNoValue() {
        let failed = Looked<Int> { () throws(SupervisionError) in throw .badBranch("x") }
        #expect(failed.value == nil && failed.whyNot == "\"x\" cannot name a branch")
        let json = failed.json("fact", by: "a look") { .integer(Int64($0)) }
        #expect(json == ["fact": "fact", "by": "a look", "undetermined": "\"x\" cannot name a branch"])
        let found = Looked { () throws(SupervisionError) in 3 }
        #expect(found == .known(3) && found.whyNot == nil)
        #expect(found.json("f", by: "b") { .integer(Int64($0)) } == ["fact": "f", "by": "b", "value": 3])
    }
}
