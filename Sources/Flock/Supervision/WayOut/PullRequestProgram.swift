import Domain
import Platform

/// `gh`, as far as pull requests need it. It is called outside of the repository, whose settings could name programs.
struct PullRequestProgram: Sendable {
    private static let timeout = Duration.seconds(120)
    private static let bytesMax = 1 << 20
    private static let saidLettersMax = 200

    private let program: String
    private let environment: Environment
    private let folder: String

    init(in environment: Environment, folder: String) throws(WayOutError) {
        guard let program = ProgramSearch.find("gh", in: environment) else { throw .noProgram }
        self.program = program
        self.environment = environment
        self.folder = folder
    }

    /// The one that a branch has; nil where it has none that is open or was merged.
    func standing(of branch: String, in repository: RemoteRepository) throws(WayOutError) -> PullRequest? {
        let result = try call(
            [
                "pr", "list", "--repo", repository.name, "--head", branch, "--state", "all", "--limit", "20", "--json",
                "number,url,state",
            ]
        )
        return PullRequest.standing(in: result.text)
    }

    func open(
        _ title: String,
        _ body: String,
        from branch: String,
        into base: String?,
        in repository: RemoteRepository,
        isDraft: Bool
    ) throws(WayOutError) -> PullRequest {
        var arguments = ["pr", "create", "--repo", repository.name, "--head", branch]
        if let base { arguments += ["--base", base] }
        arguments += ["--title", title, "--body-file", "-"] + (isDraft ? ["--draft"] : [])
        let result = try call(arguments, input: Array(body.utf8))
        guard let opened = PullRequest(createdAt: result.text) else {
            throw .notOpened(said: "gh did not say which it is")
        }
        return opened
    }

    private func call(_ arguments: [String], input: [UInt8]? = nil) throws(WayOutError) -> ProgramResult {
        var call = ProgramCall(program, arguments, environment: environment.entries)
        call.environment.append("GH_PROMPT_DISABLED=1")
        call.workingFolder = folder
        call.input = input
        call.timeout = Self.timeout
        call.capturedBytesMax = Self.bytesMax
        do throws(PlatformError) { return try call.run() } catch {
            guard case .rejected(_, _, let said) = error else { throw .notOpened(said: "\(error)") }
            throw .notOpened(said: ShortText.line(of: said, lettersMax: Self.saidLettersMax))
        }
    }
}
