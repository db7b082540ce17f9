import Domain
import Outbound
import Platform

/// What proves to GitHub who asks: of the environment, else of `gh`. It is in memory only, and in no text.
struct GitHubToken: Sendable {
    private static let variables = ["GH_TOKEN", "GITHUB_TOKEN"]
    private static let timeout = Duration.seconds(10)
    private static let bytesMax = 4 << 10
    private static let usualHost = "github.com"

    let value: String

    /// Nil where there is none: then it is asked without.
    init?(forAPI api: String, in environment: Environment) {
        for name in Self.variables {
            if let value = environment[name], !value.isEmpty {
                self.value = value
                return
            }
        }
        guard let program = ProgramSearch.find("gh", in: environment) else { return nil }
        let address = Deliberate.ignore(because: "the call itself tells what is wrong with the URL") {
            () throws(OutboundError) in try WebAddress(api)
        }
        let host = api == SourceSetup.githubAPI ? Self.usualHost : address?.host ?? Self.usualHost
        var call = ProgramCall(program, ["auth", "token", "--hostname", host], environment: environment.entries)
        call.timeout = Self.timeout
        call.capturedBytesMax = Self.bytesMax
        let answer = Deliberate.ignore(because: "without a login the open issues can be read all the same") {
            () throws(PlatformError) in try call.run()
        }
        let text = answer?.text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        guard !text.isEmpty, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else { return nil }
        value = text
    }
}
