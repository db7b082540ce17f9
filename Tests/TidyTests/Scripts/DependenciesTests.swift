import Testing

/// `Scripts/dependencies` on machines that lack things: each a PATH of its own, in which what installs says how it was
/// called.
@Suite struct DependenciesTests {
    /// Runs the script where there is only what it needs itself and what `machine` puts into `$bin`.
    private func run(_ machine: String) -> Shell.Result {
        Shell.run(
            """
            bin=$(mktemp -d) && trap 'rm -rf "$bin"' EXIT
            put() { printf '#!%s\\n%s\\n' "$(command -v bash)" "$2" >"$bin/$1"; chmod +x "$bin/$1"; }
            for tool in bash env cat cut sed sort tr ln; do ln -s "$(command -v $tool)" "$bin/"; done
            \(machine)
            PATH=$bin bin=$bin bash \(Shell.quote(Tree.ownRoot + "/Scripts/dependencies")) 2>&1
            """
        )
    }

    /// An `apt-get` that finds the packages only once it has fetched their lists.
    private static let apt = #"""
        put id 'echo 0'
        put apt-get '
            echo "apt-get $*"
            if [ "$1" = update ]; then cat /dev/null >"$bin/lists"; exit 0; fi
            [ -e "$bin/lists" ] || exit 100
            for tool in git tmux strace sqlite3 python3 less curl; do ln -sf /bin/true "$bin/$tool"; done'
        """#

    @Test func nothingIsSaidWhereNothingIsMissing() {
        let result = run("for tool in git tmux strace sqlite3 python3 less curl; do put $tool :; done")
        #expect(result.output == "")
        #expect(result.status == 0)
    }

    @Test func whatIsMissingIsNamedWithItsReason() {
        let others = "git strace sqlite3 python3 less curl"
        let result = run("for tool in \(others); do put $tool :; done; put apt-get :; put id 'echo 1000'")
        #expect(result.output.contains("  tmux: the tests drive real panes\n"))
        #expect(!result.output.contains("strace"))
    }

    @Test func rootInstallsAndFetchesTheListsOnlyWhenNeeded() {
        let install = "apt-get install -y --no-install-recommends curl git less python3 sqlite3 strace tmux"
        let stale = run(Self.apt)
        #expect(stale.output.hasSuffix("Installing: \(install)\n\(install)\napt-get update\n\(install)\n"))
        #expect(stale.status == 0)
        let fresh = run(Self.apt + "\ncat /dev/null >\"$bin/lists\"")
        #expect(fresh.output.hasSuffix("Installing: \(install)\n\(install)\n"))
        #expect(fresh.status == 0)
    }

    @Test func whoMayNotInstallIsToldTheCommand() {
        let result = run("put apt-get 'echo called'; put id 'echo 1000'; put sudo 'exit 1'")
        let install = "apt-get install -y --no-install-recommends curl git less python3 sqlite3 strace tmux"
        #expect(result.output.hasSuffix("  sudo apt-get update && sudo \(install)\n"))
        #expect(result.status == 1)
    }

    @Test func anotherSystemIsAskedForItsOwnMeans() {
        let result = run("")
        #expect(result.output.contains("There is no apt-get here."))
        #expect(result.status == 1)
    }

    @Test func anInstallationThatBroughtNothingIsNoSuccess() {
        let result = run("put id 'echo 0'; put apt-get :")
        #expect(result.output.contains("Still missing after the installation:\n  git"))
        #expect(result.status == 1)
    }
}
