import Domain
import Testing

@Suite struct TaskAuthorTests {
    @Test(arguments: ["person", "run:run-20261121-010203-456789-7k2mq9", "source:github"])
    func eachComesBackFromItsText(text: String) throws {
        #expect(try #require(TaskAuthor(text)).text == text)
    }

    @Test(arguments: ["", "somebody", "run:", "run:../x", "source:"])
    func whatNamesNobodyIsNone(text: String) { #expect(TaskAuthor(text) == nil) }

    @Test func anAuthorIsToldInPlainWords() throws {
        #expect(TaskAuthor.person.description == "a person")
        #expect(TaskAuthor.run(try RunID("run-7")).description == "run-7")
        #expect(TaskAuthor.source("github").description == "github")
    }

    @Test func onlyWhatARunAddsMustBeApproved() throws {
        let authors = [TaskAuthor.person, .run(try RunID("run-7")), .source("github")]
        #expect(authors.map(\.mustBeApproved) == [false, true, false])
        #expect(authors.map(\.taskSource) == ["manual", "agent", "github"])
    }

    @Test func aStepOfWorkIsNamedByItsWorker() {
        #expect(TaskStep.work.kind(of: .claude) == .work(.claude))
        #expect(TaskStep.review.kind(of: .claude) == .review)
        #expect(TaskStep.allCases.map { $0.kind(of: .shell).rawValue } == ["planner", "shell", "review", "finalize"])
    }
}
