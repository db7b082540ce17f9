import Git
import Platform

extension SupervisionError {
    /// Asks git; what it refuses becomes an error of this target.
    static func fromGit<Result: ~Copyable>(
        _ body: () throws(GitError) -> Result
    ) throws(SupervisionError) -> Result {
        do { return try body() } catch { throw .git(error) }
    }

    /// Asks the system; what it refuses becomes an error of this target.
    static func fromDisk<Result: ~Copyable>(
        _ body: () throws(PlatformError) -> Result
    ) throws(SupervisionError) -> Result {
        do { return try body() } catch { throw .platform(error) }
    }
}
