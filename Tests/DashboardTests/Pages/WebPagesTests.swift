import Platform
import Testing

@testable import Dashboard

@Suite struct WebPagesTests {
    private let assets = WebAssets()

    private func answer(_ target: String, _ fields: [(String, String)] = []) throws -> HTTPResponse {
        let request = HTTPRequest.made(.get, target, fields)
        return WebPages(assets: assets).answer(request, try request.target.get())
    }

    @Test func everyAddressOfAPageIsAnsweredWithThePages() throws {
        for path in [
            "/", "/tasks", "/t/gh-450", "/r/run-1/log", "/cost", "/why", "/health", "/search", "/sql", "/settings",
        ] {
            let response = try answer(path)
            #expect(response.status == .ok && response.fields.first("Content-Type")?.hasPrefix("text/html") ?? false)
            #expect(response.fields.first("Cache-Control") == "no-cache")
        }
        #expect(try answer("/nothing").status == .notFound)
    }

    @Test func partsOfAPageNeverChangeUnderTheirHash() throws {
        let part = try answer("/assets/\(assets.hash)/app.js")
        #expect(part.status == .ok && part.fields.first("Content-Encoding") == "gzip")
        #expect(part.fields.first("Cache-Control")?.contains("immutable") ?? false)
        #expect(try answer("/assets/0000/app.js").status == .notFound)
        #expect(try answer("/assets/\(assets.hash)/nothing.js").status == .notFound)
    }

    @Test func aPageThatIsKnownIsNotSentAgain() throws {
        let tag = try #require(try answer("/").fields.first("ETag"))
        #expect(try answer("/", [("If-None-Match", tag)]).status == .notModified)
    }

    /// Whoever is not known yet gets the page of the login, and it works.
    @Test func allThatTheLoginImportsIsOpen() throws {
        var waiting = ["login.js"]
        var seen: Set<String> = []
        while let name = waiting.popLast() {
            guard seen.insert(name).inserted else { continue }
            #expect(assets.isOpen("/assets/\(assets.hash)/\(name)"), "\(name)")
            let text = String(
                decoding: try SystemDisk().readAll("\(Self.pages)/\(name)", bytesMax: 1 << 20),
                as: UTF8.self
            )
            waiting += text.matches(of: /from '\.\/([a-z]+\.js)'/).map { String($0.1) }
        }
        #expect(seen.count > 1)
    }

    private static let pages =
        "\((0..<4).reduce(#filePath) { path, _ in FilePath.folder(of: path) })/Sources/C/CAssets/web"

    @Test func onlyWhatTheLoginTakesIsOpen() {
        #expect(assets.isOpen("/assets/\(assets.hash)/login.js"))
        for path in ["/assets/\(assets.hash)/app.js", "/assets/0/login.js", "/login.js", "/assets/\(assets.hash)/"] {
            #expect(!assets.isOpen(path))
        }
    }
}
