import Glibc
import Platform
import TestSupport
import Testing

@Suite struct HTTPTrialTests {
    /// What comes back of one question, as curl the program sees it.
    private func ask(_ server: HTTPTrial, _ path: String, _ arguments: [String] = []) throws -> ProgramResult {
        var call = ProgramCall("/usr/bin/env", ["curl", "-sS", "--noproxy", "*", "--max-time", "20"])
        call.arguments += arguments + ["\(server.url)\(path)"]
        call.environment = ["PATH=/usr/local/bin:/usr/bin:/bin"]
        call.rejectsFailure = false
        return try call.run()
    }

    @Test func aQuestionIsAnsweredAndRemembered() throws {
        let server = try HTTPTrial { question in
            TrialReply(201, headers: [("X-Told", question.method)], body: "you said \(question.text)")
        }
        let result = try ask(server, "/a?b=c", ["-i", "-d", "word", "-H", "X-Own: 7"])
        #expect(result.text.hasPrefix("HTTP/1.1 201 "))
        #expect(result.text.contains("X-Told: POST\r\n"))
        #expect(result.text.hasSuffix("\r\n\r\nyou said word"))
        let question: TrialQuestion = try #require(server.questions.first)
        #expect(question.path == "/a?b=c")
        #expect(question.headers["x-own"] == "7")
        try server.end()
    }

    @Test func answersComeInTheOrderOfTheirScript() throws {
        let server = try HTTPTrial([TrialReply(503), TrialReply(body: "back")])
        let said = try (0..<3).map { _ in try ask(server, "/", ["-w", "%{http_code}"]).text }
        #expect(said == ["503", "back200", "back200"])
        try server.end()
    }

    @Test func anAnswerThatIsCutOrHangsIsNone() throws {
        let server = try HTTPTrial { question in
            question.path == "/cut" ? TrialReply(body: "0123456789", delivery: .cut(afterBytes: 66)) : .hanging
        }
        #expect(try ask(server, "/cut").status == .exited(code: 18), "CURLE_PARTIAL_FILE")
        #expect(try ask(server, "/hang", ["--max-time", "0.3"]).status == .exited(code: 28), "a time out")
        try server.end()
    }

    @Test func aSlowAnswerComesWhole() throws {
        let server = try HTTPTrial([TrialReply(body: "slowly", delivery: .slow(bytesAtOnce: 20))])
        #expect(try ask(server, "/").text == "slowly")
        try server.end()
    }

    @Test func nobodyListensOnceItHasEndedAndItCanComeBack() throws {
        let server = try HTTPTrial([TrialReply()])
        try server.end()
        #expect(try ask(server, "/").status == .exited(code: 7), "CURLE_COULDNT_CONNECT")
        let later = try HTTPTrial(port: server.port, [TrialReply(body: "again")])
        #expect(try ask(later, "/").text == "again")
        try later.end()
    }
}
