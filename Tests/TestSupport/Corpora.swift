import Domain
package import Platform

/// Real transcripts and streams of agents, which are no part of the repository: tests that need them say so in the
/// name of their suite, and are skipped where the files are not.
package enum Corpora {
    /// `$ROOST_CORPORA`, else `../shared/corpora` from the root of the repository.
    package static func folder(
        _ environment: Environment = .current(),
        repository: String = FilePath.folder(of: FilePath.folder(of: FilePath.folder(of: #filePath)))
    ) -> String? {
        let path = environment["ROOST_CORPORA"] ?? "\(FilePath.folder(of: repository))/shared/corpora"
        let status = Deliberate.ignore(because: "what cannot be looked at is not there for a test") {
            () throws(PlatformError) in
            try SystemDisk().status(of: path)
        }
        return status.flatMap(\.self).map { _ in path }
    }

    package static var areThere: Bool { folder() != nil }

    /// The files below a folder of the corpora whose names end so, sorted.
    package static func files(in name: String, ending suffix: String) throws -> [String] {
        guard let folder = folder() else { return [] }
        return try files(below: "\(folder)/\(name)").filter { $0.hasSuffix(suffix) }
    }

    private static func files(below path: String) throws -> [String] {
        let disk = SystemDisk()
        guard try disk.status(of: path)?.kind == .folder else { return [path] }
        return try disk.list(path).sorted().flatMap { try files(below: "\(path)/\($0)") }
    }
}
