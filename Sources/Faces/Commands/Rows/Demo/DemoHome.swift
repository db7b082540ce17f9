import Domain
import Journal
import Platform
import Runs

/// Where the demo takes place: a home of its own with a repository in it, and an environment in which nothing leads
/// anywhere else.
struct DemoHome: Sendable {
    static let prefix = "roost-demo-"
    /// The folder within the home that is the demo's own.
    static let own = "demo"
    /// The variable by which all that the demo has started is known.
    private static let markName = "DEMO_HOME"
    /// What programs need to run at all, and to find the same daemon as a person does later.
    private static let passed = ["PATH", "LANG", "LC_ALL", "LC_CTYPE", "TERM", "TZ", "TMPDIR", "ROOST_RUNTIME_DIR"]

    let home: HomePaths
    let environment: Environment

    var repository: String { "\(home.root)/\(Self.own)/shop" }
    /// As an entry of an environment.
    var mark: String { "\(Self.markName)=\(home.root)" }

    /// The folder that homes of demos are made in.
    static func folder(_ environment: Environment) -> String {
        let given = environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
        return FilePath.resolved(given)
    }

    /// Makes everything. Nothing is there yet that runs.
    init(
        _ story: DemoStory,
        isKept: Bool,
        _ environment: Environment,
        on disk: any Disk,
        process: ProcessIdentity
    ) throws(CommandError) {
        let number = String(Randomness.uint64() & 0xFFFF_FFFF, radix: 16)
        let root = "\(Self.folder(environment))/\(Self.prefix)\(number)"
        home = HomePaths(root: root)
        var values = environment.values.filter { Self.passed.contains($0.key) }
        values["HOME"] = "\(root)/\(Self.own)/person"
        values["GIT_CONFIG_NOSYSTEM"] = "1"
        values[Self.markName] = root
        self.environment = Environment(values)
        guard let git = ProgramSearch.find("git", in: environment) else {
            throw .failed("git is not there, in which agents work", hint: "install it: apt-get install git")
        }
        do throws(PlatformError) {
            try disk.makeFolder(root)
            try disk.makeFolders(repository)
            try disk.makeFolders("\(root)/\(Self.own)/person")
            try DemoMark(process: process, isKept: isKept).write(in: root, on: disk)
            try disk.replaceFile(home.configuration, with: Array(story.settings.utf8))
            for file in DemoStory.files {
                try disk.replaceFile("\(repository)/\(file.name)", with: Array(file.text.utf8))
            }
            try call(git, "init", "--quiet", "--initial-branch=main")
            try call(git, "add", ".")
            try call(git, "commit", "--quiet", "--message", "Begin a shop")
        } catch { throw .platform(error) }
    }

    private func call(_ git: String, _ words: String...) throws(PlatformError) {
        let person = [
            "-c", "user.name=Roost Demo", "-c", "user.email=demo@roost.invalid", "-c", "commit.gpgSign=false",
        ]
        var call = ProgramCall(git, person + words, environment: environment.entries)
        call.workingFolder = repository
        call.timeout = .seconds(60)
        _ = try call.run()
    }
}
