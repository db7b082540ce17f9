import Platform
import TestSupport

/// A home and a repository with settings in them, and `roost` in that repository.
struct SettingsFixture {
    let scratch: TemporaryHome
    let home: String
    let repository: String
    private let disk = SystemDisk()

    init(for test: String) throws {
        scratch = try TemporaryHome(for: test)
        let root = FilePath.resolved(scratch.path)
        home = root + "/home"
        repository = root + "/repository"
        for folder in [home, repository + "/.git", repository + "/.roost", repository + "/below"] {
            try disk.makeFolders(folder)
        }
    }

    var userFile: String { home + "/config.toml" }
    var repositoryFile: String { repository + "/.roost/config.toml" }

    func write(_ text: String, to path: String) throws { try disk.replaceFile(path, with: Array(text.utf8)) }

    func roost(_ arguments: String..., variables: [String: String] = [:]) throws -> CommandTester {
        try CommandTester("roost").arguments(arguments).folder(repository + "/below")
            .environment(["ROOST_HOME": home]).environment(variables)
    }
}
