package import Platform

/// A git repository of a test's own, with a `HOME` of its own, so that nobody's settings take part.
package final class ScratchRepository: Sendable {
    package let scratch: TemporaryHome
    /// The folder of its files.
    package let root: String
    private let program: String

    package init(for test: String = #function, named name: String = "tree", hasCommit: Bool = true) throws {
        scratch = try TemporaryHome(for: test)
        root = FilePath.resolved(scratch.path) + "/" + name
        program = try Programs.tool("git")
        try SystemDisk().makeFolders(scratch.path("home"))
        try SystemDisk().makeFolders(root)
        try git("init", "--quiet", "--initial-branch=main")
        if hasCommit {
            try write("one.txt", "one\n")
            try write("folder/two.txt", "two\n")
            try commit("first")
        }
    }

    /// What our programs are given: enough to find git, and no settings of a person.
    package var environment: Environment {
        Environment(["PATH": Environment.current()["PATH"] ?? "/usr/bin:/bin", "HOME": scratch.path("home")])
    }

    /// Runs git as a person would, in the repository or another folder, and answers what it wrote.
    @discardableResult
    package func git(_ arguments: String..., in folder: String? = nil, input: String? = nil) throws -> String {
        let person = ["user.name=A Person", "user.email=person@example.org", "protocol.file.allow=always"]
        var call = ProgramCall(program, person.flatMap { ["-c", $0] } + arguments, environment: environment.entries)
        call.workingFolder = folder ?? root
        call.input = input.map { Array($0.utf8) }
        call.timeout = .seconds(120)
        let text = try call.run().text
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    /// Runs git where its failure is what the test wants: a merge that has conflicts.
    package func gitFails(_ arguments: String...) throws -> Bool {
        var call = ProgramCall(program, ["-c", "user.name=A", "-c", "user.email=a@b"] + arguments)
        call.environment = environment.entries
        call.workingFolder = root
        call.rejectsFailure = false
        return try !call.run().isSuccess
    }

    package func commit(_ message: String) throws {
        try git("add", "--all")
        try git("commit", "--quiet", "--allow-empty", "--message", message)
    }

    package func path(_ name: String) -> String { "\(root)/\(name)" }

    package func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

    package func write(_ name: String, _ bytes: [UInt8]) throws {
        try SystemDisk().makeFolders(FilePath.folder(of: path(name)))
        try SystemDisk().replaceFile(path(name), with: bytes)
    }

    package func remove(_ name: String) throws { try SystemDisk().remove(path(name)) }

    package func text(_ name: String) throws -> String {
        String(decoding: try SystemDisk().readAll(path(name), bytesMax: 64 << 20), as: UTF8.self)
    }

    /// Everything of git's but its objects, which only ever gain: index, `HEAD`, refs, their journals, settings.
    package func gitFiles() throws -> FolderSnapshot {
        try FolderSnapshot(of: path(".git")) { $0.hasPrefix("objects/") || $0.hasPrefix("refs/roost") }
    }
}
