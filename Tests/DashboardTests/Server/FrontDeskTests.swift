import Control
import Platform
import TestSupport
import Testing

@testable import Dashboard

/// What every answer has in common, whoever gives it.
@Suite struct FrontDeskTests {
    private let trial: WebTrial

    init() throws { trial = try WebTrial() }

    @Test func anAddressThatIsNoneIsSaidAndWhichMethodsOneTakes() throws {
        let none = try trial.ask("GET", "/api/v1/nothing")
        #expect(none.status == 404 && none.text.contains("openapi.json"))
        let other = try trial.ask("GET", "/api/v1/daemon/pause")
        #expect(other.status == 405 && other.header("Allow") == "POST")
    }

    @Test func whoeverMistypesAnAddressReadsWhatIsWrongAndProgramsGetAProblem() throws {
        let page = try trial.ask("GET", "/t/%3Cb%3E%00", ["Accept: text/html"])
        #expect(page.status == 400 && page.header("Content-Type")?.hasPrefix("text/html") == true)
        #expect(page.text.contains("<h1>") && !page.text.contains("<b>"))
        #expect(page.header("Content-Security-Policy")?.contains("default-src 'none'") == true)
        let problem = try trial.ask("GET", "/t/%00")
        #expect(problem.status == 400 && problem.header("Content-Type")?.hasPrefix("application/problem") == true)
        #expect(try trial.ask("GET", "/api/v1/tasks/%00", ["Accept: text/html"]).text.hasPrefix("{"))
    }

    @Test func whatAPageHasAlreadyIsNotSentAgain() throws {
        let first = try trial.ask("GET", "/api/v1/openapi.json")
        let tag = try #require(first.header("ETag"))
        #expect(first.status == 200 && first.body.count > 4_096)
        let again = try trial.ask("GET", "/api/v1/openapi.json", ["If-None-Match: \(tag)"])
        #expect(again.status == 304 && again.body.isEmpty && again.header("ETag") == tag)
        #expect(try trial.ask("GET", "/api/v1/openapi.json", ["If-None-Match: \"other\""]).status == 200)
    }

    @Test func aHeadIsAnsweredWithoutABody() throws {
        let reply = try trial.ask("HEAD", "/api/v1/openapi.json")
        #expect(reply.status == 200 && reply.body.isEmpty)
    }

    @Test func whatWasAskedIsNotedWithoutWhatItIsAbout() throws {
        _ = try trial.ask("GET", "/api/v1/search?q=password")
        let path = trial.folder.accessLog
        var text = ""
        let isNoted = try Eventually.wait(upTo: .seconds(60)) {
            guard try trial.disk.status(of: path) != nil else { return false }
            text = String(decoding: try trial.disk.readAll(path, bytesMax: 1 << 20), as: UTF8.self)
            return text.contains("/api/v1/search")
        }
        #expect(isNoted && !text.contains("password"))
    }
}
