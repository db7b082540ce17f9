import JSON
import Testing

@testable import Queries

@Suite struct ChoiceTests {
    private func choice(_ input: String, _ output: String) throws -> Choice {
        Choice(input: try JSONReader.read(input), output: try JSONReader.read(output))
    }

    @Test func whatWasNotSelectedIsTheRestOfTheListWithWhatStandsBesideIt() throws {
        let choice = try choice(
            #"{"available_tasks":["gh-450","gh-451"],"priorities":[1,2]}"#,
            #"{"selected":"gh-450"}"#
        )
        #expect(choice.chosen == "gh-450")
        #expect(choice.others == ["gh-451 (priority 2)"])
    }

    @Test func candidatesMayBeObjects() throws {
        let choice = try choice(
            #"{"tasks":[{"id":"a","wait":"1m"},{"id":"b","wait":"2m"},{"x":1}]}"#,
            #"{"selected":"a"}"#
        )
        #expect(choice.others == ["b (wait 2m)", #"{"x":1}"#])
    }

    @Test func whatTheOutputSaysWasPassedOverIsTold() throws {
        let choice = try choice(#"{"tasks":["a","b","c"]}"#, #"{"selected":"a","skipped":{"b":"blocked by a"}}"#)
        #expect(choice.others == ["b (blocked by a)", "c"])
        #expect(try self.choice("{}", #"{"action":"keep","rejected":["remove"]}"#).others == ["remove"])
    }

    @Test(arguments: ["null", "3", "[]", #""x""#, "{}", #"{"selected":null}"#])
    func anyOtherFormHasNothingElseToChoose(_ output: String) throws {
        #expect(try choice(#"{"a":[1,2]}"#, output).others == [])
        #expect(try choice("null", output).others == [])
    }

    @Test func nothingIsChosenWhereNothingIsSaid() throws {
        #expect(try choice("null", "null").chosen == nil)
        #expect(try choice("null", #"{"selected":null}"#).chosen == nil)
        #expect(try choice("null", #""preserve""#).chosen == "preserve")
        #expect(try choice("null", #"{"allowed":true}"#).chosen == "true")
    }

    @Test func aThousandCandidatesAreNotAllTold() throws {
        let list = (0..<1_000).map { "\"t\($0)\"" }.joined(separator: ",")
        #expect(try choice("{\"a\":[\(list)]}", #"{"selected":"t0"}"#).others.count == 50)
    }
}
