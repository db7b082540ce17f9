import Domain
import Platform

/// Files that lie beside the repository and are no part of it.
enum BesideRepository {
    static let folder = (0..<4).reduce(#filePath) { path, _ in FilePath.folder(of: path) }

    /// The path, where there is something.
    static func path(_ path: String) -> String? {
        let status = Deliberate.ignore(because: "what cannot be looked at is not there for a test") {
            () throws(PlatformError) in
            try SystemDisk().status(of: path)
        }
        return status.flatMap(\.self).map { _ in path }
    }
}
