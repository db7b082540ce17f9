import Glibc

/// What the system refused, and what it was asked.
package enum PlatformError: Error, Hashable, Sendable {
    case system(operation: String, subject: String, errno: Errno)
    case notReplaced(path: String, step: ReplaceStep, cause: Errno?)
    /// The subject is the program, or the folder that could not be entered.
    case notStarted(_ subject: String, step: SpawnStep, cause: Errno)
    /// The system grants no more watches, or none at all. The caller looks at the files from time to time instead.
    case watchRefused(Errno)
    case addressTooLong(path: String, bytesMax: Int)
    case tooLarge(path: String, bytesMax: Int)
    /// The system took no byte of a write and named no error. Trying again could go on for ever.
    case noProgress(subject: String)
    case notFolder(path: String)
    /// A called program ended otherwise than with exit code 0; what it said is its standard error, or its standard
    /// output where that is empty.
    case rejected(_ program: String, status: ExitStatus, said: String)
    case timedOut(_ program: String, after: Duration)
    case tooMuchOutput(_ program: String, bytesMax: Int)
    /// What the kernel tells about something does not have the form that its documentation gives.
    case unreadable(path: String, expected: String)

    /// The call that has just failed, by the error number that it left behind. The subject is made after that number
    /// is read, since making it may change the number.
    static func last(_ operation: String, _ subject: @autoclosure () -> String) -> PlatformError {
        let errno = Errno(code: Glibc.errno)
        return .system(operation: operation, subject: subject(), errno: errno)
    }

    package var errno: Errno? {
        switch self {
        case .system(_, _, let errno): errno
        case .notReplaced(_, _, let cause): cause
        case .notStarted(_, _, let cause): cause
        case .watchRefused(let errno): errno
        case .addressTooLong, .tooLarge, .noProgress, .notFolder, .unreadable, .rejected, .timedOut, .tooMuchOutput: nil
        }
    }
}

extension PlatformError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .system(let operation, let subject, let errno): "cannot \(operation) \(subject): \(errno)"
        case .notReplaced(let path, let step, let cause):
            "\(path) was not replaced, it failed to \(step.rawValue)\(cause.map { ": \($0)" } ?? "")"
        case .notStarted(let subject, let step, let cause):
            "\(subject) was not started, it failed to \(step.rawValue): \(cause)"
        case .watchRefused(let errno): "the system refuses to watch files: \(errno)"
        case .addressTooLong(let path, let bytesMax): "the socket path \(path) is longer than \(bytesMax) bytes"
        case .tooLarge(let path, let bytesMax): "\(path) is larger than the \(bytesMax) bytes that are read of it"
        case .noProgress(let subject): "a write to \(subject) took no byte and gave no error"
        case .notFolder(let path): "\(path) is not a folder"
        case .rejected(let program, let status, let said): Self.rejection(of: program, status, said)
        case .timedOut(let program, let limit): "\(program) did not end in \(limit) and was killed"
        case .tooMuchOutput(let program, let bytesMax): "\(program) wrote more than the \(bytesMax) bytes that are kept"
        case .unreadable(let path, let expected): "\(path) does not hold \(expected)"
        }
    }

    private static func rejection(of program: String, _ status: ExitStatus, _ said: String) -> String {
        let end =
            switch status {
            case .exited(let code): "ended with exit code \(code)"
            case .signaled(let signal, _): "was ended by \(signal)"
            }
        let words = said.split(whereSeparator: \.isNewline).joined(separator: "; ")
        return "\(program) \(end)" + (words.isEmpty ? "" : ": \(words)")
    }

    /// What a person can do about it, where there is something.
    package var hint: String? {
        switch self {
        case .notFolder: "move away what stands in its place; a link is not followed"
        case .watchRefused: "raise fs.inotify.max_user_watches and fs.inotify.max_user_instances with sysctl"
        case .addressTooLong: "use a shorter home, or a short link to it"
        case .tooLarge, .noProgress, .unreadable, .rejected, .timedOut, .tooMuchOutput: nil
        case .notStarted(_, .clone, .again):
            "you run as many processes as you may: end some, or raise the limit with \"ulimit -u\""
        case .system, .notReplaced, .notStarted: errno?.hint
        }
    }
}

extension Errno {
    fileprivate var hint: String? {
        switch self {
        case .noSpace: "free space on that disk; \"df -h\" and \"df -i\" show what is full"
        case .quota: "your quota on that disk is used up; \"quota -s\" shows it"
        case .readOnlyFileSystem: "the disk is mounted read-only; \"dmesg\" may say why"
        case .inputOutput: "the disk failed; \"dmesg\" may say more"
        case .linkLoop: "a symbolic link stands in its place, and links are not followed there"
        case .accessDenied, .notPermitted: "look at its owner and mode with \"ls -ld\""
        case .tooManyOpenFiles: "raise the limit with \"ulimit -n\""
        case .tooManyOpenFilesInSystem: "raise fs.file-max with sysctl, or end some programs"
        default: nil
        }
    }
}
