import Testing

@testable import Dashboard

@Suite struct LiveTopicTests {
    @Test func topicsAreReadAndOthersRefused() throws {
        #expect(try LiveTopic.all("flock,log:run-1,run:run-1") == [.flock, .log("run-1"), .run("run-1")])
        #expect(try LiveTopic.all(nil) == [.flock])
        for text in ["fleet", "log:", "log:../x", "run", "flock:1", "log:a b"] {
            #expect(throws: Problem.self, "\(text)") { try LiveTopic.all(text) }
        }
        #expect(throws: Problem.self) { try LiveTopic.all((0..<20).map { "log:r\($0)" }.joined(separator: ",")) }
    }
}
