import Glibc

/// The files of a repository, as the rules look at them.
struct Tree: Sendable {
    let files: [TextFile]
    let swiftFiles: [SwiftFile]
    let edges: EdgeTable

    /// The repository that these tests belong to, or the one that TIDY_ROOT names.
    static let ours = Tree(root: getenv("TIDY_ROOT").map { String(cString: $0) } ?? ownRoot)

    /// The root that this file lies under.
    static let ownRoot = #filePath.split(separator: "/").dropLast(4).reduce(into: "") { $0 += "/" + $1 }

    init(_ files: [TextFile]) {
        self.files = files
        swiftFiles = files.filter { $0.kind == .swift && !$0.isFixture }.map(SwiftFile.init)
        edges = EdgeTable(files.first { $0.path == EdgeTable.path })
    }

    /// What git tracks, and what it would track if it were added.
    init(root: String) {
        let listing = Shell.run("git -C \(Shell.quote(root)) ls-files --cached --others --exclude-standard -z")
        let paths = Set(listing.output.split(separator: "\0").map(String.init))
        self.init(paths.sorted().compactMap { TextFile(path: $0, in: root) })
    }

    var documents: [MarkdownFile] { files.filter { $0.kind == .markdown && !$0.isFixture }.map(MarkdownFile.init) }
}
