import Glibc
import Platform

/// Removes a tree, follows no link out of it, and opens folders of ours that were closed to us.
enum TreeRemoval {
    static func remove(_ root: BytePath) throws(PlatformError) {
        guard let status = try root.status() else { return }
        guard status.isFolder else {
            try root.call("remove") { Int(unlink($0)) }
            return
        }
        if status.permissions & 0o700 != 0o700, status.st_uid == geteuid() {
            try root.call("set the mode of") { Int(chmod($0, 0o700)) }
        }
        for name in try root.names() { try remove(root.appending(name)) }
        try root.call("remove") { Int(rmdir($0)) }
    }
}
