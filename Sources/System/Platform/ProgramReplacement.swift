import CPlatform
import Glibc

/// Another program in the place of this one: the same process, with what it has open and blocked and waits for.
package enum ProgramReplacement {
    /// Comes back only where it cannot be run.
    package static func become(
        _ program: String,
        _ arguments: [String],
        environment: Environment
    ) -> PlatformError {
        guard let words = CStrings([program] + arguments), let values = CStrings(environment.entries) else {
            return .notStarted(program, step: .exec, cause: .invalid)
        }
        execve(program, words.pointers, values.pointers)
        return .notStarted(program, step: .exec, cause: Errno(code: errno))
    }
}
