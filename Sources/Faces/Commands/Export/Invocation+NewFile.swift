import Domain
import Platform

extension Invocation {
    /// Refuses a file that is there already, unless it is to be replaced.
    func refuseIfThere(_ path: String, replaces: Bool) throws(CommandError) {
        let isThere: Bool
        do throws(PlatformError) { isThere = try disk.exists(path) } catch { throw .platform(error) }
        guard replaces || !isThere else {
            throw .refused("\(SafeText.of(path)) is there already", hint: "--force replaces it")
        }
    }
}
