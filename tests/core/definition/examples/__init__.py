"""One change of the small workflow for each problem of the catalogue, with its place."""

from tests.core.definition.examples.damage import DAMAGE
from tests.core.definition.examples.delegation import DELEGATION
from tests.core.definition.examples.dividing import DIVIDING
from tests.core.definition.examples.duties import DUTIES
from tests.core.definition.examples.duty import DUTY
from tests.core.definition.examples.escalating import ESCALATING
from tests.core.definition.examples.flows import FLOW
from tests.core.definition.examples.joint import JOINT
from tests.core.definition.examples.material import MATERIAL
from tests.core.definition.examples.meetings import MEETINGS
from tests.core.definition.examples.names import NAMES
from tests.core.definition.examples.pausing import PAUSING
from tests.core.definition.examples.recommendations import RECOMMENDATIONS
from tests.core.definition.examples.renames import RENAMES
from tests.core.definition.examples.reopening import REOPENING
from tests.core.definition.examples.reviews import REVIEWS
from tests.core.definition.examples.shapes import SHAPE
from tests.core.definition.examples.sources import SOURCE
from tests.core.definition.examples.states import STATES
from tests.core.definition.examples.subcases import SUBCASES

EXAMPLES = (
    *(*SOURCE, *DAMAGE, *SHAPE, *NAMES, *RENAMES, *STATES, *MEETINGS, *DUTIES, *DELEGATION),
    *(
        *REVIEWS,
        *JOINT,
        *REOPENING,
        *ESCALATING,
        *PAUSING,
        *DIVIDING,
        *MATERIAL,
        *RECOMMENDATIONS,
        *FLOW,
        *SUBCASES,
        *DUTY,
    ),
)
