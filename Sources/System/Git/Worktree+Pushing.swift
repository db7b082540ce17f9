import Domain
package import Platform

/// What leaves the machine.
extension Worktree {
    private static let pushTimeout = Duration.seconds(300)
    /// What else of a person's environment it takes to reach others as them.
    private static let environmentNames = [
        "SSH_AUTH_SOCK", "GH_TOKEN", "GITHUB_TOKEN", "GH_CONFIG_DIR", "http_proxy", "https_proxy", "HTTPS_PROXY",
        "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy",
    ]

    /// Where a remote is pushed to; nil where there is none of that name. It may have a secret in it.
    package func pushURL(of remote: String) throws(GitError) -> String? {
        guard !remote.hasPrefix("-") else { return nil }
        let answer = try git.answer(["remote", "get-url", "--push", remote], in: root)
        guard answer.isSuccess else { return nil }
        return answer.text.split(separator: "\n").first.map(String.init)
    }

    /// Sets a branch of another repository, which refuses where it would lose commits by it. The settings of this
    /// repository, which agents write, have no say in it: they could name a program for the way there. So it is done
    /// from an empty one that borrows the objects of this.
    ///
    /// - Parameter scratch: an empty folder, whose contents may be removed afterwards.
    package func push(
        _ commit: ObjectID,
        to url: String,
        as branch: String,
        from scratch: String,
        by environment: Environment
    ) throws(GitError) {
        let form = commit.text.utf8.count == 64 ? "sha256" : "sha1"
        try git.run(["init", "--quiet", "--bare", "--template=", "--object-format=\(form)", "."], in: scratch)
        let alternates = "\(commonFolder)/objects\n"
        try onDisk { () throws(PlatformError) in
            try disk.makeFolders("\(scratch)/objects/info")
            try disk.replaceFile("\(scratch)/objects/info/alternates", with: Array(alternates.utf8))
        }
        let own = Self.environmentNames.compactMap { name in environment[name].map { "\(name)=\($0)" } }
        try git.run(["push", "--quiet", "--no-verify", "--", url, "\(commit):refs/heads/\(branch)"], in: scratch) {
            // Of a name that is there twice the first counts.
            $0.environment.removeAll { $0.hasPrefix("GIT_ALLOW_PROTOCOL=") }
            $0.environment += own + ["GIT_ALLOW_PROTOCOL=file:git:http:https:ssh"]
            $0.timeout = Self.pushTimeout
        }
    }
}
