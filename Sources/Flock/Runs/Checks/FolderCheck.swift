import Glibc
import Platform

/// The folder that a run works in.
package enum FolderCheck {
    package static func check(_ path: String) throws(RunsError) {
        var found = stat()
        guard stat(path, &found) == 0 else {
            let error = Errno(code: errno)
            if error == .notFound || error == .notFolder { throw .folderMissing(path) }
            throw .platform(.system(operation: "look at", subject: path, errno: error))
        }
        guard found.st_mode & S_IFMT == S_IFDIR else { throw .notFolder(path) }
        guard access(path, X_OK) == 0 else {
            throw .platform(.system(operation: "enter", subject: path, errno: Errno(code: errno)))
        }
    }
}
