import Domain
import JSON

/// A pull request that work went out with.
package struct PullRequest: Hashable, Sendable {
    package let number: Int64
    package let url: String

    package init(number: Int64, url: String) {
        self.number = number
        self.url = url
    }

    /// Of what `gh pr create` prints: its URL on the last line.
    package init?(createdAt text: String) {
        guard let url = text.split(whereSeparator: \.isNewline).last(where: { $0.contains("/pull/") }),
            let last = url.split(separator: "/").last, let number = Int64(last)
        else { return nil }
        self.init(number: number, url: String(url))
    }

    /// Of what `gh pr list --json number,url,state` prints: one that is open, else one that was merged. What was closed
    /// without that is done with.
    package static func standing(in text: String) -> PullRequest? {
        let value = Deliberate.ignore(because: "then there is none, and opening one tells what is wrong") {
            () throws(JSONError) in try JSONReader.read(text)
        }
        let all = (value?.arrayValue ?? []).compactMap(\.objectValue)
        let found = ["OPEN", "MERGED"].compactMap { state in all.first { $0["state"]?.stringValue == state } }.first
        guard let number = found?["number"]?.integerValue, let url = found?["url"]?.stringValue else { return nil }
        return PullRequest(number: number, url: url)
    }
}
