import Platform
import Testing

@Suite struct ProgramBuildTests {
    @Test func itTellsWhatItWasBuiltFromAndWith() {
        #expect(!ProgramBuild.commit.isEmpty && !ProgramBuild.commit.contains(" "))
        #expect(["debug", "release"].contains(ProgramBuild.configuration))
        for version in [ProgramBuild.swiftVersion, ProgramBuild.glibcVersion] {
            #expect(version.first?.isNumber == true && version.contains("."), "\(version)")
        }
    }
}
