import Domain
import JSON
import Outbound
import Platform

/// What GitHub was asked before and what it said, so that it need not say it again: a page that has not changed costs
/// nothing of what may be asked in an hour.
struct GitHubPages: Sendable {
    private struct Page: Sendable {
        let tag: String
        let issues: [GitHubIssue]
        let next: String?
    }

    static let pagesMax = 20
    private static let answerBytesMax = 32 << 20
    private static let version = "2022-11-28"

    let api: String
    var token: GitHubToken?
    private let timeout: Duration
    private let clock: any Clock
    private var known: [String: Page] = [:]

    init(_ setup: SourceSetup, token: GitHubToken?, clock: any Clock) {
        api = setup.api
        timeout = setup.timeout
        self.token = token
        self.clock = clock
    }

    /// All pages from this one on, and whether none of them is other than before.
    mutating func issues(from first: String) throws(SourceTrouble) -> (issues: [GitHubIssue], isUnchanged: Bool) {
        var issues: [GitHubIssue] = []
        var seen: [String: Page] = [:]
        var isUnchanged = true
        var next: String? = first
        while let url = next {
            guard seen.count < Self.pagesMax else {
                throw SourceTrouble("there are more than \(Self.pagesMax) pages of issues", hint: "ask for a label")
            }
            let tag = known[url]?.tag
            let answer = try ask(url, tag: tag)
            let page: Page
            if answer.status == 304, let old = known[url] {
                page = old
            } else {
                isUnchanged = false
                page = try Self.page(answer, under: api)
            }
            seen[url] = page
            issues += page.issues
            next = page.next.flatMap { seen[$0] == nil ? $0 : nil }
        }
        if seen.count != known.count { isUnchanged = false }
        known = seen
        return (issues, isUnchanged)
    }

    /// One issue; nil where there is none any more.
    func issue(at url: String) throws(SourceTrouble) -> GitHubIssue? {
        do throws(SourceTrouble) {
            let value = try Self.value(try ask(url, tag: nil))
            return GitHubIssue(value)
        } catch {
            guard error == Self.missing else { throw error }
            return nil
        }
    }

    func list(at url: String) throws(SourceTrouble) -> [JSONValue] {
        try Self.value(try ask(url, tag: nil)).arrayValue ?? []
    }

    private func ask(_ url: String, tag: String?) throws(SourceTrouble) -> HTTPAnswer {
        var request = HTTPRequest(
            .get,
            url,
            headers: [
                HTTPHeader("Accept", "application/vnd.github+json"), HTTPHeader("X-GitHub-Api-Version", Self.version),
            ]
        )
        request.timeout = timeout
        request.answerBytesMax = Self.answerBytesMax
        if let token { request.headers.append(HTTPHeader("Authorization", "Bearer \(token.value)")) }
        if let tag { request.headers.append(HTTPHeader("If-None-Match", tag)) }
        let answer: HTTPAnswer
        do throws(OutboundError) { answer = try WebCall.send(request, clock: clock) } catch {
            throw SourceTrouble(error)
        }
        if let trouble = trouble(of: answer) { throw trouble }
        return answer
    }

    // MARK: - Answers

    private static let missing = SourceTrouble(
        "GitHub knows no such repository or issue, or does not show it to us",
        hint: "look at sources.*.repository, and log in: gh auth login",
        isPassing: false
    )

    private func trouble(of answer: HTTPAnswer) -> SourceTrouble? {
        switch answer.status {
        case 200..<300, 304: return nil
        case 401:
            return SourceTrouble("GitHub does not accept the login", hint: "log in: gh auth login", isPassing: false)
        case 403, 429: return limit(answer)
        case 404, 410: return Self.missing
        case 500...:
            let wait = answer.header("retry-after").flatMap { Int64($0) }.map { Duration.seconds($0) }
            return SourceTrouble("GitHub answered \(answer.status)", waitAtLeast: wait.map(Self.bounded))
        default: return SourceTrouble("GitHub answered \(answer.status)", isPassing: false)
        }
    }

    /// As GitHub documents its limits: `retry-after` first, then the reset of an hour that is used up.
    private func limit(_ answer: HTTPAnswer) -> SourceTrouble {
        let now = clock.now().wall.nanoseconds / 1_000_000_000
        var wait = answer.header("retry-after").flatMap { Int64($0) }
        if wait == nil, answer.header("x-ratelimit-remaining") == "0" {
            wait = answer.header("x-ratelimit-reset").flatMap { Int64($0) }.map { max(1, $0 - now) }
        }
        if wait == nil, answer.status == 429 { wait = 60 }
        guard let wait else {
            return SourceTrouble(
                "GitHub does not allow it (\(answer.status))",
                hint: "look at what the login may do: gh auth status",
                isPassing: false
            )
        }
        let bounded = Self.bounded(.seconds(wait))
        return SourceTrouble(
            "GitHub wants to be left alone for a while (\(answer.status))",
            hint: token == nil ? "with a login more may be asked: gh auth login" : nil,
            waitAtLeast: bounded
        )
    }

    private static func bounded(_ wait: Duration) -> Duration { min(max(wait, .seconds(1)), .seconds(3_700)) }

    private static func page(_ answer: HTTPAnswer, under api: String) throws(SourceTrouble) -> Page {
        guard let list = try value(answer).arrayValue else {
            throw SourceTrouble("GitHub answered with something that is no list of issues", isPassing: false)
        }
        let next = answer.header("link").flatMap(LinkHeader.next)
        // Nobody is led elsewhere with our login in the hand.
        if let next, !next.hasPrefix("\(api)/") {
            throw SourceTrouble("the next page of GitHub's answer is at another server", isPassing: false)
        }
        return Page(tag: answer.header("etag") ?? "", issues: list.compactMap { GitHubIssue($0) }, next: next)
    }

    private static func value(_ answer: HTTPAnswer) throws(SourceTrouble) -> JSONValue {
        do throws(JSONError) {
            return try JSONReader.read(answer.body, limits: JSONLimits(bytesMax: answerBytesMax, depthMax: 64))
        } catch { throw SourceTrouble("the answer of GitHub cannot be read: \(error)") }
    }
}
