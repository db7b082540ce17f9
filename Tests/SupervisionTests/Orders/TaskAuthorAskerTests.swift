import Control
import Domain
import Testing

@testable import Supervision

@Suite struct TaskAuthorAskerTests {
    @Test func whoeverIsNotKnownForAPersonIsNone() throws {
        let run = try RunID("run-7")
        #expect(TaskAuthor(.person) == .person)
        #expect(TaskAuthor(.insideRun(run)) == .run(run))
        #expect(TaskAuthor(.insideRun(nil)).taskSource == "agent")
        #expect(TaskAuthor(.unknown(why: "x")).taskSource == "unknown")
    }
}
