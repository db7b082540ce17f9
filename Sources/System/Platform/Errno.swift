import Glibc

/// An error number of the system, told apart by number and never by its text.
package struct Errno: Error, Hashable, Sendable {
    package let code: Int32

    package init(code: Int32) { self.code = code }

    package static let accessDenied = Errno(code: EACCES)
    package static let addressInUse = Errno(code: EADDRINUSE)
    package static let again = Errno(code: EAGAIN)
    package static let argumentsTooLong = Errno(code: E2BIG)
    package static let badDescriptor = Errno(code: EBADF)
    package static let brokenPipe = Errno(code: EPIPE)
    package static let connectionRefused = Errno(code: ECONNREFUSED)
    package static let connectionReset = Errno(code: ECONNRESET)
    package static let exists = Errno(code: EEXIST)
    package static let fileTooLarge = Errno(code: EFBIG)
    package static let folderNotEmpty = Errno(code: ENOTEMPTY)
    package static let inputOutput = Errno(code: EIO)
    package static let interrupted = Errno(code: EINTR)
    package static let invalid = Errno(code: EINVAL)
    package static let isFolder = Errno(code: EISDIR)
    package static let linkLoop = Errno(code: ELOOP)
    package static let messageTooLong = Errno(code: EMSGSIZE)
    package static let noChild = Errno(code: ECHILD)
    package static let noSpace = Errno(code: ENOSPC)
    package static let noSuchProcess = Errno(code: ESRCH)
    package static let notExecutable = Errno(code: ENOEXEC)
    package static let notFolder = Errno(code: ENOTDIR)
    package static let notFound = Errno(code: ENOENT)
    package static let notPermitted = Errno(code: EPERM)
    package static let notSupported = Errno(code: EOPNOTSUPP)
    package static let quota = Errno(code: EDQUOT)
    package static let readOnlyFileSystem = Errno(code: EROFS)
    package static let tooManyOpenFiles = Errno(code: EMFILE)
    package static let tooManyOpenFilesInSystem = Errno(code: ENFILE)

    /// Room may come back, and then the same call succeeds: unlike an error of input or output, which says that the
    /// device failed.
    package var isDiskFull: Bool { self == .noSpace || self == .quota }
}

extension Errno: CustomStringConvertible {
    package var description: String { "\(meaning) (\(name))" }

    /// `ENOSPC`. A number that is not in our table is `E123`.
    package var name: String { Self.names[self] ?? "E\(code)" }

    /// What the system says about it.
    package var meaning: String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { text in
            guard let start = text.baseAddress, strerror_r(code, start, text.count) == 0 else { return "error \(code)" }
            return String(cString: start)
        }
    }

    private static let names: [Errno: String] = [
        .accessDenied: "EACCES", .addressInUse: "EADDRINUSE", .again: "EAGAIN", .argumentsTooLong: "E2BIG",
        .badDescriptor: "EBADF", .brokenPipe: "EPIPE", .connectionRefused: "ECONNREFUSED",
        .connectionReset: "ECONNRESET", .exists: "EEXIST", .fileTooLarge: "EFBIG", .folderNotEmpty: "ENOTEMPTY",
        .inputOutput: "EIO", .interrupted: "EINTR", .invalid: "EINVAL", .isFolder: "EISDIR", .linkLoop: "ELOOP",
        .messageTooLong: "EMSGSIZE", .noSpace: "ENOSPC", .noSuchProcess: "ESRCH", .notExecutable: "ENOEXEC",
        .notFolder: "ENOTDIR", .notFound: "ENOENT", .notPermitted: "EPERM", .notSupported: "EOPNOTSUPP",
        .quota: "EDQUOT", .readOnlyFileSystem: "EROFS", .tooManyOpenFiles: "EMFILE",
        .tooManyOpenFilesInSystem: "ENFILE", Errno(code: EBUSY): "EBUSY", .noChild: "ECHILD",
        Errno(code: EFAULT): "EFAULT", Errno(code: EMLINK): "EMLINK", Errno(code: ENAMETOOLONG): "ENAMETOOLONG",
        Errno(code: ENODEV): "ENODEV", Errno(code: ENOMEM): "ENOMEM", Errno(code: ENOSYS): "ENOSYS",
        Errno(code: ENOTCONN): "ENOTCONN", Errno(code: ENOTSOCK): "ENOTSOCK", Errno(code: ENXIO): "ENXIO",
        Errno(code: ESPIPE): "ESPIPE", Errno(code: ETIMEDOUT): "ETIMEDOUT", Errno(code: ETXTBSY): "ETXTBSY",
        Errno(code: EXDEV): "EXDEV",
    ]
}
